"""Sets up the environment that a project's commands run in, and says where the toolkit in it came from."""
