"""The CDK app, run by `cdk` as cdk.json says."""

from stacks.app import run

if __name__ == "__main__":
    run()
