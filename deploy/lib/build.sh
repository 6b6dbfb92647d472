# Builds what the commands run, when it is not built yet or older than its sources. Source it after java.sh.

services=(member-service activity-service incentive-service kpi-service)

# The file that a module's build leaves.
product_of() {
  case $1 in
    deploy/*) printf '%s/target/%s.jar' "$1" "${1/\//-}" ;;
    *) printf '%s/target/quarkus-app/quarkus-run.jar' "$1" ;;
  esac
}

# The note that a module was found up to date: a build that changes nothing may leave its product as old as it is.
note_of() {
  printf '%s/target/up-to-date' "$1"
}

has_newer() {
  local reference=$1
  shift
  [[ -n $(find "$@" -newer "$reference" -type f -print 2>/dev/null | head -n 1) ]]
}

is_stale() {
  local module=$1 product note
  local sources=("$module/src" "$module/pom.xml" service-kit/src service-kit/pom.xml pom.xml)
  product=$(product_of "$module")
  note=$(note_of "$module")
  [[ -f $product ]] || return 0
  has_newer "$product" "${sources[@]}" || return 1
  [[ -f $note ]] || return 0
  has_newer "$note" "${sources[@]}"
}

# build_if_stale MODULE…, in the project's folder
build_if_stale() {
  local module list stale=()
  for module in "$@"; do
    if is_stale "$module"; then
      stale+=("$module")
    fi
  done
  if ((${#stale[@]} > 0)); then
    list=$(IFS=, && printf '%s' "${stale[*]}")
    echo "Building ${list//,/, } (the first time libraries are downloaded, which takes some minutes)"
    ./mvnw -B -q -pl "$list" -am package -DskipTests
    for module in "${stale[@]}"; do
      touch "$(note_of "$module")"
    done
  fi
}
