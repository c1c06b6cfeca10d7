#!/bin/bash
# Exit 0 if the service in this container is ready for requests. The image has no curl, and starting a JVM to ask would
# cost more than the answer is worth.
set -euo pipefail

exec 3<>"/dev/tcp/127.0.0.1/$MANAGEMENT_PORT"
printf 'GET /actuator/health/readiness HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
read -r -t 3 _ status _ <&3
[ "$status" = 200 ]
