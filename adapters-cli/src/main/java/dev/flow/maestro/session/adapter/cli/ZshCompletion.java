package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.adapter.cli.CompletionTables.Writing;

/** The script for zsh. */
final class ZshCompletion {

  private ZshCompletion() {}

  static String script() {
    return CompletionTables.filled(SCRIPT, new Writing("next", "(", ")", ZshCompletion::described));
  }

  /** A word and its description, as {@code _describe} takes them. */
  private static String described(String word, String description) {
    return CompletionTables.quoted(word.replace(":", "\\:") + ":" + description);
  }

  private static final String SCRIPT =
      """
      #compdef maestro-session
      # zsh completion for maestro-session, made by: maestro-session completion zsh

      # Sets kind: what the value of a flag of a command is; empty where it takes none.
      _maestro_session_kind() {
        kind=
        case "$1:$2" in
      @KINDS@
        esac
      }

      # Sets kind: what may stand without a flag.
      _maestro_session_operand() {
        kind=
        case "$1" in
      @OPERANDS@
        esac
      }

      # Sets next: what may follow, where that is a part of the command.
      _maestro_session_words() {
        next=()
        case "$1" in
      @WORDS@
        esac
      }

      # Sets flags: those of a command.
      _maestro_session_flags() {
        case "$1" in
      @FLAGS@
        esac
      }

      # What the store holds: ids of sessions, names of templates.
      _maestro_session_live() {
        local value description
        local -a place found
        [[ -z $root ]] || place+=(--repo-root "$root")
        [[ -z $store ]] || place+=(--store "$store")
        while IFS=$'\\t' read -r value description; do
          found+=("${value//:/\\\\:}:$description")
        done < <("$program" __complete "$1" "${place[@]}" 2>/dev/null </dev/null)
        _describe -V "$1" found
      }

      # Offers values of kind $1.
      _maestro_session_value() {
        local -a values
        case $1 in
          '='*) values=(${=1#=}) && compadd -a values ;;
          ','*) values=(${=1#,}) && compset -P '*,' && compadd -S , -q -a values ||
            compadd -S , -q -a values ;;
          ':'*) values=(${=1#:}) && compadd -S = -q -a values ;;
          file) _files ;;
          folder) _files -/ ;;
          session | trashed | template) _maestro_session_live "$1" ;;
        esac
      }

      _maestro_session() {
        local program=${(Q)words[1]} command= pending= root= store= ended= kind word
        local -a next flags
        local -i i bare=0
        program=${program/#\\~/$HOME}

        for ((i = 2; i < CURRENT; i++)); do
          word=${(Q)words[i]}
          if [[ -n $pending ]]; then
            [[ $pending != --repo-root ]] || root=${word/#\\~/$HOME}
            [[ $pending != --store ]] || store=$word
            pending=
          elif [[ -n $ended ]]; then
            bare+=1
          else
            case $word in
              --) ended=1 ;;
              --repo-root=*) root=${word#*=} ;;
              --store=*) store=${word#*=} ;;
              --*=*) ;;
              -*)
                _maestro_session_kind "$command" "$word"
                [[ -z $kind ]] || pending=$word
                ;;
              *)
                _maestro_session_words "$command"
                if (($#next)); then
                  command="${command:+$command }$word"
                else
                  bare+=1
                fi
                ;;
            esac
          fi
        done
        word=${words[CURRENT]}

        if [[ -n $pending ]]; then
          _maestro_session_kind "$command" "$pending"
          _maestro_session_value "$kind"
        elif [[ -z $ended && $word == --*=* ]]; then
          _maestro_session_kind "$command" "${word%%=*}"
          compset -P 1 '*='
          _maestro_session_value "$kind"
        else
          _maestro_session_words "$command"
          _maestro_session_operand "$command"
          if [[ -z $ended && $word == -* ]]; then
            next=()
            kind=
          elif (($#next)); then
            kind=
            _describe command next
            return
          elif [[ $kind != *+ && $bare -gt 0 ]]; then
            kind=
          fi
          if [[ -n $kind ]]; then
            _maestro_session_value "${kind%+}"
          elif [[ -z $ended ]]; then
            _maestro_session_flags "$command"
            _describe -o flag flags
          fi
        fi
      }

      # Where the file is a function of its own, it is called; where it is sourced, it is made known.
      if [[ ${funcstack[1]} == _maestro-session ]]; then
        _maestro_session "$@"
      else
        compdef _maestro_session maestro-session
      fi
      """;
}
