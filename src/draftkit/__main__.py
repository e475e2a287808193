"""Allow `python -m draftkit`."""

from draftkit.start import main

raise SystemExit(main())
