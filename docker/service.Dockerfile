# The image of a service. The program comes from the build of the checkout (./handoff mvn package -DskipTests):
#   docker build -f docker/service.Dockerfile --build-arg SERVICE=inbox-service --build-arg MANAGEMENT_PORT=8091 .

FROM eclipse-temurin:25-jre AS program
ARG SERVICE
WORKDIR /program
COPY ${SERVICE}/target/${SERVICE}-*-exec.jar app.jar
RUN java -Djarmode=tools -jar app.jar extract --layers --destination layers

FROM eclipse-temurin:25-jre
# A number, so that Kubernetes can see that it is not root.
RUN useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin handoff \
 && install --directory --owner=handoff --group=handoff /var/lib/handoff/exports
WORKDIR /opt/handoff

# What changes least comes first: after most commits only the last layer is a new one.
COPY docker/ready.sh /usr/local/bin/ready
COPY --from=program /program/layers/dependencies/ ./
COPY --from=program /program/layers/snapshot-dependencies/ ./
COPY --from=program /program/layers/application/ ./

# With an arena of malloc for each thread a JVM takes a fifth more memory.
ENV MALLOC_ARENA_MAX=2
ARG MANAGEMENT_PORT
ENV MANAGEMENT_PORT=${MANAGEMENT_PORT}
HEALTHCHECK --interval=5s --timeout=5s --start-period=120s --retries=6 CMD ["ready"]

USER 10001
# Half of the container's memory is for objects; threads, code and Kafka's buffers need the rest. More options of the
# JVM go into JDK_JAVA_OPTIONS.
ENTRYPOINT ["java", \
    "-XX:MaxRAMPercentage=50", \
    "-XX:+UseCompactObjectHeaders", \
    "-XX:+ExitOnOutOfMemoryError", \
    "--enable-native-access=ALL-UNNAMED", \
    "--sun-misc-unsafe-memory-access=allow", \
    "-jar", "app.jar"]
