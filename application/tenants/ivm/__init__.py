"""What can be done with stock: moving it, and keeping it for documents."""
