package dev.handoff.systemtests.fault;

import dev.handoff.systemtests.stack.Stack;
import dev.handoff.systemtests.stack.Topic;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts records on the topics that have been there before, in another order than then. */
record Redelivery(Stack stack) {

    private static final int RECORDS = 1_000;

    void run() throws Exception {
        for (var topic : List.of("handoff.conversations", "handoff.contacts")) deliverAgain(topic);
    }

    private void deliverAgain(String topic) throws Exception {
        var records = new Topic(stack, topic).readAll();
        Collections.shuffle(records);
        var text = new StringSerializer();
        try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", stack.kafka()), text, text)) {
            var sent = records.stream()
                    .limit(RECORDS)
                    .map(record -> producer.send(again(record)))
                    .toList();
            for (var acknowledgement : sent) acknowledgement.get();
        }
    }

    private static ProducerRecord<String, String> again(ConsumerRecord<String, String> record) {
        return new ProducerRecord<>(
                record.topic(), record.partition(), record.timestamp(), record.key(), record.value(), record.headers());
    }
}
