"""What holds CXG to its specification: tests from the kernel up to worked stories, and the report on them."""
