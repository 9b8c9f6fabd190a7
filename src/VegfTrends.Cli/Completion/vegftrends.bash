# Completion of vegftrends in bash. Now: source <(vegftrends completion bash)
# Always: vegftrends completion bash > ~/.local/share/bash-completion/completions/vegftrends
_vegftrends() {
  local word=${COMP_WORDS[COMP_CWORD]} line=${COMP_LINE:0:COMP_POINT} found IFS=$'\n'
  line=" ${line#* }"
  found=$("$1" "[suggest:${#line}]" "$line" 2>/dev/null | grep -v '^/')
  # Options only after a dash: where a word of another kind is due and nothing is known, files are offered.
  [[ $word == -* ]] || found=$(grep -v '^-' <<<"$found")
  COMPREPLY=($(compgen -W "$found" -- "$word"))
}
complete -o default -F _vegftrends vegftrends
