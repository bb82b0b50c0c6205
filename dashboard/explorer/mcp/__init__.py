"""The assistants' protocol (MCP): its server and its read-only tools."""
