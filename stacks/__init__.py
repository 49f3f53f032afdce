"""From the configuration to a CloudFormation template.

Importing `aws_cdk` starts a Node process; which one is settled first.
"""

from stacks.node import use_pinned_node

use_pinned_node()
