"""Cypher templates with their SPARQL twins, and the runner that binds and runs them."""
