# shellcheck shell=bash
# Writes the documents that packaging/bench/performance runs and validates. To be sourced.

phase() { printf 'schemaVersion: 1.0\nphases:\n  - name: %s\n    steps:\n' "$1"; }

# A step that runs a line of bash.
bash_step() { printf '      - name: %s\n        action: ExecuteBash\n        inputs:\n          commands:\n            - %s\n' "$1" "$2"; }

# Steps that a condition skips.
skipped_steps() {
  local index
  for ((index = 1; index <= $1; index++)); do
    printf '      - name: Skipped%d\n        action: ExecuteBash\n        if:\n' "$index"
    printf '          fileExists: /no/such/file/%d\n        inputs:\n          commands:\n' "$index"
    printf '            - echo "package %d is missing"\n            - exit 1\n' "$index"
  done
}

# One bash step among steps that are skipped.
twenty_steps() {
  phase build
  skipped_steps 19
  bash_step Runs 'echo hello from a step'
}

# Steps that run, all in the same way.
bash_steps() {
  local index
  phase build
  for ((index = 1; index <= $1; index++)); do
    bash_step "Step$index" "echo step $index"
  done
}

# Steps that run without a process.
inner_steps() {
  local index
  phase build
  for ((index = 1; index <= $1; index++)); do
    printf '      - name: Step%d\n        action: Assert\n        inputs:\n' "$index"
    printf '          stringEquals: value %d\n          value: Value %d\n' "$index" "$index"
  done
}

# A component as people write them: parameters, constants, three phases, references, conditions,
# loops, block scalars, comments. Which of them, and how many, depends on the number.
component() {
  local n=$1 index
  printf '# Component %d of the image for the fleet of orders.\nname: Component%d\n' "$n" "$n"
  printf 'description: "Installs service %d, sets it up, and checks that it answers."\n' "$n"
  printf 'schemaVersion: 1.0\n\nparameters:\n'
  printf '  - Version:\n      type: string\n      default: "%d.%d.0"\n' "$((n % 9))" "$((n % 23))"
  printf '      description: The version to install.\n'
  printf '  - Port:\n      type: string\n      default: "%d"\n      description: Where it listens.\n' "$((8000 + n))"
  printf '\nconstants:\n  - Home:\n      type: string\n      value: /opt/service-%d\n' "$n"
  printf '  - User:\n      type: string\n      value: svc%d\n' "$n"
  printf '\nphases:\n  - name: build\n    steps:\n'
  cat <<STEPS
      - name: MakeFolders
        action: CreateFolder
        inputs:
          - path: '{{ Home }}/bin'
          - path: '{{ Home }}/etc'
          - path: "/var/log/service-$n"
      - name: LookForUser
        action: ExecuteBash
        onFailure: Ignore
        timeoutSeconds: $((30 + n % 60))
        inputs:
          commands:
            - id "{{ User }}" >/dev/null 2>&1 && echo present || echo absent
      - name: MakeUser
        action: ExecuteBash
        maxAttempts: 3
        if:
          stringEquals: '{{ build.LookForUser.outputs.stdout }}'
          value: absent
        inputs:
          commands:
            - |
              set -euo pipefail
              useradd --system --home "{{ Home }}" --shell /usr/sbin/nologin "{{ User }}"
              chown -R "{{ User }}": "{{ Home }}"
STEPS
  for ((index = 0; index <= n % 7; index++)); do
    cat <<STEPS
      # Package $index has no repository of its own.
      - name: Install$index
        action: ExecuteBash
        loop:
          forEach:
            - "core-$index"
            - extras-$index
            - docs-$((n + index))
        inputs:
          commands:
            - |
              set -eu
              archive="/tmp/{{ loop.value }}-{{ Version }}.tar.gz"
              for attempt in 1 2 3; do
                curl -fsSL -o "\$archive" "https://packages.example.com/{{ loop.value }}" && break
                sleep "\$attempt"
              done
              tar -xzf "\$archive" -C "{{ Home }}/bin" --strip-components 1
            - rm -f "/tmp/{{ loop.value }}-{{ Version }}.tar.gz"
      - name: Configure$index
        action: CreateFile
        inputs:
          - path: '{{ Home }}/etc/part-$index.conf'
            overwrite: true
            permissions: "0640"
            content: |
              [server]
              port = {{ Port }}
              threads = $((4 + index))
              # Sizes are in megabytes.
              cache = $((64 * (index + 1)))
              greeting = "Welcome, number $n – enjoy"
STEPS
  done
  printf '\n  - name: validate\n    steps:\n'
  cat <<STEPS
      - name: FilesAreThere
        action: Assert
        inputs:
          and:
            - folderExists: '{{ Home }}/bin'
            - fileExists: '{{ Home }}/etc/part-0.conf'
            - not:
                fileExists: /tmp/core-0-{{ Version }}.tar.gz
      - name: ReadConfiguration
        action: ReadFile
        inputs:
          - path: '{{ Home }}/etc/part-0.conf'
      - name: PortIsSet
        action: ExecuteBash
        inputs:
          commands:
            - 'echo "{{ validate.ReadConfiguration.outputs.content }}" | grep -q "port = {{ Port }}"'

  - name: test
    steps:
      - name: Answers
        action: ExecuteBash
        timeoutSeconds: 120
        onFailure: Continue
        inputs:
          commands: ['"{{ Home }}/bin/service" &', 'sleep 2', 'curl -fsS "http://127.0.0.1:{{ Port }}/health"']
      - name: CleanUp
        action: DeleteFolder
        inputs:
          - path: /tmp/service-$n
            force: true
STEPS
}
