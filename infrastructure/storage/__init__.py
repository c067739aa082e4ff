"""Where files are kept: a folder of this machine, or a bucket of an object store."""
