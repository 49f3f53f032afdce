"""The toolkit's version, the only place that has it. A build can read it without importing anything."""

from typing import Final

VERSION: Final = "0.1.0.dev0"
