"""What the wizard writes from templates: a new file, the next steps, the configuration of an app."""
