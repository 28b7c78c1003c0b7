: >empty
