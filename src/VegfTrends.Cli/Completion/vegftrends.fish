# Completion of vegftrends in fish. Now: vegftrends completion fish | source
# Always: vegftrends completion fish > ~/.config/fish/completions/vegftrends.fish
function __vegftrends_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    set -l program $words[1]
    set -e words[1]
    set -l line " "(string join ' ' -- $words "$word")
    # Options only after a dash: where a word of another kind is due and nothing is known, files are offered.
    set -l hidden '^([-/]|$)'
    if string match -q -- '-*' "$word"
        set hidden '^(/|$)'
    end
    set -l found ($program "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null | string match -rv -- $hidden)
    if set -q found[1]
        printf '%s\n' $found
    else
        __fish_complete_path "$word"
    end
end
complete -c vegftrends -f -a '(__vegftrends_complete)'
