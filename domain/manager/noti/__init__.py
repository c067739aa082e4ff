"""Messages to users by mail, text, push and in the product, sent once, at the right time, and only where wanted."""
