"""Amplify's headless requests: what `amplify add auth --headless` and `amplify update auth --headless` take."""
