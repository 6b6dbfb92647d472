# Finds a JDK 25 or newer and exports JAVA_HOME. Source it, then call find_java.
#
# Order: JAVA_HOME, the java on the path, the usual folders (the newest suitable one wins there). COMMUNITYOPS_JDK_FOLDERS
# replaces the usual folders: patterns, separated by colons.

java_needed=25

# Prints the feature release of the JDK in a folder (17, 25 …), nothing when it is no JDK.
java_release() {
  local home=$1 version=
  [[ -x $home/bin/java && -x $home/bin/javac ]] || return 0
  if [[ -r $home/release ]]; then
    version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9][0-9]*\).*/\1/p' "$home/release" | head -n 1)
  fi
  if [[ -z $version ]]; then
    version=$("$home/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9][0-9]*\).*/\1/p' | head -n 1)
  fi
  printf '%s' "$version"
}

java_is_new_enough() {
  local release
  release=$(java_release "$1")
  [[ -n $release && $release -ge $java_needed ]]
}

# Prints the home of the java on the path, following links and, on macOS, the system's chooser.
java_on_path() {
  local program target
  program=$(command -v java 2>/dev/null) || return 0
  while [[ -L $program ]]; do
    target=$(readlink "$program")
    [[ $target = /* ]] || target=$(dirname "$program")/$target
    program=$target
  done
  (cd "$(dirname "$program")/.." 2>/dev/null && pwd -P) || true
}

java_usual_folders() {
  local pattern home
  local IFS=:
  local patterns=${COMMUNITYOPS_JDK_FOLDERS-"/usr/lib/jvm/*:/usr/java/*:/opt/*:/opt/*/*:/usr/local/*jdk*:$HOME/.sdkman/candidates/java/*:$HOME/.jdks/*:$HOME/Library/Java/JavaVirtualMachines/*/Contents/Home:/Library/Java/JavaVirtualMachines/*/Contents/Home:/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home"}
  for pattern in $patterns; do
    # the folders may hold spaces, so the names are expanded without splitting them
    IFS=
    for home in $pattern; do
      [[ -d $home/bin ]] && printf '%s\n' "$home"
    done
    IFS=:
  done
  return 0
}

find_java() {
  local home best= best_release=0 release
  if [[ -n ${JAVA_HOME-} ]] && java_is_new_enough "$JAVA_HOME"; then
    export JAVA_HOME
    return 0
  fi
  home=$(java_on_path)
  if [[ -n $home ]] && java_is_new_enough "$home"; then
    export JAVA_HOME=$home
    return 0
  fi
  while IFS= read -r home; do
    release=$(java_release "$home")
    if [[ -n $release && $release -ge $java_needed && $release -gt $best_release ]]; then
      best=$home
      best_release=$release
    fi
  done < <(java_usual_folders)
  if [[ -n $best ]]; then
    export JAVA_HOME=$best
    return 0
  fi
  cat >&2 <<MESSAGE
CommunityOps needs a JDK $java_needed or newer, and there is none in JAVA_HOME, on the path or in the usual folders.
Install one (for example Eclipse Temurin: https://adoptium.net, or "sdk install java 25-tem" with SDKMAN) and, if it is
not found by itself, point JAVA_HOME to its folder.
MESSAGE
  return 1
}
