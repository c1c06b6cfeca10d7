// Prints what happens in Handoff: java -cp 'LIBS/*' Subscriber.java BOOTSTRAP [--group=ID] [--until-end] [TOPIC...]
// It starts at the beginning each time, as what it has seen is in memory. A real subscriber keeps the last sequence of
// each key beside what it makes of the events, in one transaction; then it may commit its offsets to Kafka, too.
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.events.CloudEventHeaders;
import dev.handoff.events.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

final Map<String, Long> seen = new HashMap<>(); // by topic and key
final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);

void main(String[] args) {
    if (args.length == 0) throw new IllegalArgumentException("where is Kafka? The first argument says it, as localhost:9092");
    var options = Stream.of(args).skip(1).filter(arg -> arg.startsWith("--")).toList();
    var topics = Stream.of(args).skip(1).filter(arg -> !arg.startsWith("--")).toList();
    var group = options.stream().filter(option -> option.startsWith("--group=")).map(option -> option.substring(8))
            .findFirst().orElseGet(() -> System.getenv().getOrDefault("HANDOFF_GROUP", "subscriber-" + UUID.randomUUID()));
    var consumer = new KafkaConsumer<>(Map.<String, Object>of(
            "bootstrap.servers", args[0], "group.id", group, "auto.offset.reset", "earliest",
            "enable.auto.commit", "false", "allow.auto.create.topics", "false"),
            new StringDeserializer(), new StringDeserializer());
    var main = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> { // Ctrl-C and SIGTERM: leave the group, so others need not wait
        consumer.wakeup();
        try { main.join(10_000); } catch (InterruptedException e) { main.interrupt(); }
    }));
    try (consumer) {
        consumer.subscribe(topics.isEmpty() ? List.of(Topics.CONVERSATIONS, Topics.CONTACTS) : topics);
        do consumer.poll(Duration.ofSeconds(1)).forEach(this::take);
        while (!options.contains("--until-end") || !atEnd(consumer));
    } catch (WakeupException stopped) {
        System.err.println("stopped");
    }
}

void take(ConsumerRecord<String, String> event) {
    var key = event.topic() + "/" + event.key();
    long sequence = Long.parseLong(header(event, CloudEventHeaders.SEQUENCE)), last = seen.getOrDefault(key, -1L);
    if (sequence <= last) return; // delivered again
    if (sequence > last + 1) System.err.println("HOLE in " + key + ": " + sequence + " after " + last);
    seen.put(key, sequence);
    out.println(header(event, CloudEventHeaders.TYPE) + " " + header(event, CloudEventHeaders.SUBJECT) + " " + sequence
            + " " + header(event, CloudEventHeaders.ACTOR) + " " + event.value());
}

boolean atEnd(KafkaConsumer<?, ?> consumer) {
    var ends = consumer.endOffsets(consumer.assignment());
    return !ends.isEmpty() && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
}

String header(ConsumerRecord<?, ?> event, String name) {
    return new String(event.headers().lastHeader(name).value(), UTF_8);
}
