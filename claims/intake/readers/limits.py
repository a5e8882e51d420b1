"""How much of anything is read. The parent checks the size first; the rest is checked in the child."""

MEBIBYTE = 1024 * 1024

MAX_BYTES = 10 * MEBIBYTE
MAX_UNPACKED = 40 * MEBIBYTE
MAX_PARTS = 2000
MAX_RATIO = 100
# Below this size a high ratio harms nobody: a few kilobytes of spaces are no bomb.
RATIO_COUNTS_FROM = 256 * 1024
MAX_DEPTH = 200
MAX_ELEMENTS = 250_000

MAX_ROWS = 2000
MAX_COLUMNS = 50
MAX_TABLE_CHARACTERS = 1_000_000

# Many times what an article may hold: up to there the import says exactly how long a text is.
MAX_CHARACTERS = 2_000_000

MEMORY = 512 * MEBIBYTE
CPU_SECONDS = 10
WALL_SECONDS = 15
