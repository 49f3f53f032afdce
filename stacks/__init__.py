"""From the configuration to a CloudFormation template.

Importing `aws_cdk` starts Node.js. Which one, and how, `stacks.node.use_pinned_node` settles for who calls it before.
"""
