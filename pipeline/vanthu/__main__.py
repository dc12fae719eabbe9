"""`python -m vanthu` is the `vanthu` command."""

from vanthu.cli import main

main()
