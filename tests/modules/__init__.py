"""Tests that every module gets from its declaration, on both adapters, through the HTTP application."""
