package io.github.opentoe.packaging;

import java.util.List;

/** The documents of the sweep. A step is the same however often the last piece of it is done. */
final class SweptDocuments {

  static final String MAIN =
      """
      schemaVersion: 1.0
      phases:
        - name: build
          steps:
            - name: First
              action: ExecuteBash
              inputs:
                commands: ['echo First >>trace; echo first | tee made/first']
            - name: Each
              action: ExecuteBash
              loop: {forEach: [a, b]}
              inputs:
                commands:
                  - echo Each.{{ loop.value }} >>trace; echo {{ loop.value }} >made/{{ loop.value }}
                  - echo {{ loop.index }}{{ loop.value }}
            - name: SecondTime
              action: ExecuteBash
              maxAttempts: 3
              inputs:
                commands:
                  - echo SecondTime >>trace
                  - case $(<trace) in *SecondTime*SecondTime*) echo good;; *) exit 3;; esac
            - name: Never
              action: ExecuteBash
              maxAttempts: 2
              onFailure: Ignore
              inputs:
                commands: ['echo Never >>trace; echo bad >&2; exit 4']
            - name: Held
              action: ExecuteBash
              if:
                not: {fileExists: made/held}
              inputs:
                commands: ['echo Held >>trace; echo held | tee made/held']
            - name: Skipped
              action: ExecuteBash
              if: {fileExists: made/none}
              inputs:
                commands: [echo Skipped >>trace]
            - name: Nested
              action: ExecuteDocument
              loop: {name: each, forEach: [p, q]}
              inputs:
                document: child.yaml
                parameters: [{name: word, value: '{{ each.value }}'}]
            - name: Script
              action: ExecuteBash
              inputs:
                commands:
                  - echo Script >>trace; [ -e restart-2 ] || exit 194; echo back | tee made/back
            - name: Module
              action: Reboot
              inputs: {delaySeconds: 0}
        - name: validate
          steps:
            - name: Last
              action: ExecuteBash
              inputs:
                commands:
                  - echo Last >>trace
                  - echo '{{ build.First.outputs.stdout }}' '{{ build.Each.outputs.stdout }}' >made/last
                  - cat made/last; echo '{{ build.Script.outputs.stdout }}'
      """;

  static final String CHILD =
      """
      schemaVersion: 1.0
      parameters:
        - word: {type: string, default: none}
      phases:
        - name: inside
          steps:
            - name: Begin
              action: ExecuteBash
              inputs:
                commands: ['echo Begin.{{ word }} >>trace; echo {{ word }} | tee made/{{ word }}']
            - name: Restart
              action: ExecuteBash
              inputs:
                commands:
                  - echo Restart.{{ word }} >>trace; [ -e restart-1 ] || exit 194
                  - echo '{{ inside.Begin.outputs.stdout }}'
      """;

  /** Every piece of work of a run that nothing cuts off. */
  static final List<String> TRACE =
      List.of(
          "First",
          "Each.a",
          "Each.b",
          "SecondTime",
          "SecondTime",
          "Never",
          "Never",
          "Held",
          "Begin.p",
          "Restart.p",
          "Restart.p",
          "Begin.q",
          "Restart.q",
          "Script",
          "Script",
          "Last");

  private SweptDocuments() {}
}
