package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.adapter.cli.CompletionTables.Writing;

/** The script for bash, of version 3.2 or later. */
final class BashCompletion {

  private BashCompletion() {}

  static String script() {
    return CompletionTables.filled(SCRIPT, new Writing("words", "'", "'", (word, summary) -> word));
  }

  private static final String SCRIPT =
      """
      # bash completion for maestro-session, made by: maestro-session completion bash

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

      # Sets words: what may follow, where that is a part of the command.
      _maestro_session_words() {
        words=
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

      # Adds each line of standard input to COMPREPLY that begins with $1, with $2 before it.
      _maestro_session_add() {
        local value
        while IFS= read -r value; do
          if [[ $value == "$1"* ]]; then
            COMPREPLY+=("$2$value")
          fi
        done
      }

      # What the store holds: ids of sessions, names of templates.
      _maestro_session_live() {
        local value description
        local -a place=()
        [[ -z $root ]] || place+=(--repo-root "$root")
        [[ -z $store ]] || place+=(--store "$store")
        while IFS=$'\\t' read -r value description; do
          # Only a list that is shown, and not inserted, tells what they are.
          if [[ $value == "$2"* ]]; then
            if [[ ${COMP_TYPE:-9} == 63 && -n $description ]]; then
              COMPREPLY+=("$value  ($description)")
            else
              COMPREPLY+=("$3$value")
            fi
          fi
        done < <("$program" __complete "$1" ${place[@]+"${place[@]}"} 2>/dev/null </dev/null)
      }

      # Offers values of kind $1 that begin with $2; $3 stands before them in the same word.
      _maestro_session_value() {
        local before=
        case $1 in
          '='*) _maestro_session_add "$2" "$3" < <(printf '%s\\n' ${1#=}) ;;
          ','*)
            [[ $2 != *,* ]] || before=${2%,*},
            _maestro_session_add "${2##*,}" "$3$before" < <(printf '%s\\n' ${1#,})
            compopt -o nospace 2>/dev/null
            ;;
          ':'*)
            _maestro_session_add "$2" "$3" < <(printf '%s=\\n' ${1#:})
            compopt -o nospace 2>/dev/null
            ;;
          file)
            _maestro_session_add '' "$3" < <(compgen -f -- "$2")
            compopt -o filenames 2>/dev/null
            ;;
          folder)
            _maestro_session_add '' "$3" < <(compgen -d -- "$2")
            compopt -o filenames 2>/dev/null
            ;;
          session | trashed | template) _maestro_session_live "$1" "$2" "$3" ;;
        esac
      }

      _maestro_session() {
        COMPREPLY=()
        local program=${1/#\\~/$HOME} IFS=$' \\t\\n'
        local command= pending= root= store= ended= kind words flags word before
        local -a line=()
        local i last glue= bare=0

        # The shell parts words at "=" and ":", which is put together again.
        for ((i = 1; i <= COMP_CWORD; i++)); do
          word=${COMP_WORDS[i]}
          last=$((${#line[@]} - 1))
          if [[ $word == [=:]* && $last -ge 0 ]]; then
            line[last]+=$word
            glue=1
          elif [[ -n $glue ]]; then
            line[last]+=$word
            glue=
          else
            line+=("$word")
          fi
        done

        last=$((${#line[@]} - 1))
        for ((i = 0; i < last; i++)); do
          word=${line[i]}
          if [[ -n $pending ]]; then
            [[ $pending != --repo-root ]] || root=$word
            [[ $pending != --store ]] || store=$word
            pending=
          elif [[ -n $ended ]]; then
            bare=$((bare + 1))
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
                if [[ -n $words ]]; then
                  command="${command:+$command }$word"
                else
                  bare=$((bare + 1))
                fi
                ;;
            esac
          fi
        done
        word=${line[last]}
        root=${root/#\\~/$HOME}

        if [[ -n $pending ]]; then
          _maestro_session_kind "$command" "$pending"
          _maestro_session_value "$kind" "$word" ''
          # Of such a word the shell has only what is behind the "=".
          if [[ $word == *=* && $COMP_WORDBREAKS == *=* ]]; then
            for ((i = 0; i < ${#COMPREPLY[@]}; i++)); do
              COMPREPLY[i]=${COMPREPLY[i]#"${word%%=*}="}
            done
          fi
        elif [[ -z $ended && $word == --*=* ]]; then
          _maestro_session_kind "$command" "${word%%=*}"
          before=${word%%=*}=
          [[ $COMP_WORDBREAKS != *=* ]] || before=
          _maestro_session_value "$kind" "${word#*=}" "$before"
        else
          _maestro_session_words "$command"
          _maestro_session_operand "$command"
          if [[ -z $ended && $word == -* ]]; then
            words=
            kind=
          elif [[ -n $words ]]; then
            kind="=$words"
          elif [[ $kind != *+ && $bare -gt 0 ]]; then
            kind=
          fi
          _maestro_session_value "${kind%+}" "$word" ''
          if [[ -z $ended && -z $words && -z $kind ]]; then
            _maestro_session_flags "$command"
            _maestro_session_add "$word" '' < <(printf '%s\\n' $flags)
          fi
        fi
      }

      complete -F _maestro_session maestro-session
      """;
}
