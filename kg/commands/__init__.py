"""The commands of ``kg``, one a module; what they print on standard output is data."""
