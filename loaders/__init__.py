"""Facts into stores and files; nothing here knows Vietnamese."""
