"""The control: the smallest CDK app in Python with one user pool and one client, as CDK's own constructs make them."""

from aws_cdk import App, LegacyStackSynthesizer, Stack, aws_cognito as cognito

app = App()
stack = Stack(app, "Control", synthesizer=LegacyStackSynthesizer())
cognito.UserPool(stack, "UserPool").add_client("AppClient")
app.synth()
