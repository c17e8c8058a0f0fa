"""`python -m orgmodel`."""

from orgmodel.cli import main

if __name__ == "__main__":
    main()
