# Shown by `make demo`: the sample minutes imported, and four questions answered.
# Expects minutes-index on the PATH and MINUTES_INDEX_ARCHIVE set.
set -euo pipefail

ask() {
  printf '\n\033[1m$ minutes-index'
  printf ' %q' "$@"
  printf '\033[0m\n'
  minutes-index "$@"
}

ask import corpus
ask search 'avtal municipality:Skövde' --limit 2
ask decisions 'budget' --limit 3
ask mentions 'Ruzha Dimitrova'
ask duplicates
printf '\nNow your own: minutes-index import FOLDER, with .venv/bin on the PATH; minutes-index --help lists the rest.\n'
