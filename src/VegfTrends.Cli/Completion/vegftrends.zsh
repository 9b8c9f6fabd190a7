#compdef vegftrends
# Completion of vegftrends in zsh, after compinit. Now: source <(vegftrends completion zsh)
# Always: vegftrends completion zsh > a folder of $fpath/_vegftrends
_vegftrends() {
  local line=" ${(j: :)words[2,CURRENT-1]} $PREFIX"
  local -a found
  found=(${(f)"$(${words[1]} "[suggest:${#line}]" "$line" 2>/dev/null)"})
  found=(${found:#/*})
  # Options only after a dash: where a word of another kind is due and nothing is known, files are offered.
  [[ $PREFIX == -* ]] || found=(${found:#-*})
  compadd -a found || _files
}
if [[ ${funcstack[1]} == _vegftrends ]]; then
  _vegftrends "$@"
else
  compdef _vegftrends vegftrends
fi
