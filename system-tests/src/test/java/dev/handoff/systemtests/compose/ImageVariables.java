package dev.handoff.systemtests.compose;

import java.util.Set;

/**
 * What the images of others read from their environment, by their documentation: Kafka's are its broker settings in
 * capitals, Keycloak's its server options, Grafana's its sections and keys.
 */
final class ImageVariables {

    static final Set<String> KNOWN = Set.of(
            "POSTGRES_PASSWORD",
            "POSTGRES_INITDB_ARGS",
            "CLUSTER_ID",
            "KAFKA_HEAP_OPTS",
            "KAFKA_NODE_ID",
            "KAFKA_PROCESS_ROLES",
            "KAFKA_CONTROLLER_QUORUM_VOTERS",
            "KAFKA_CONTROLLER_LISTENER_NAMES",
            "KAFKA_INTER_BROKER_LISTENER_NAME",
            "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
            "KAFKA_LISTENERS",
            "KAFKA_ADVERTISED_LISTENERS",
            "KAFKA_LOG_DIRS",
            "KAFKA_AUTO_CREATE_TOPICS_ENABLE",
            "KAFKA_DEFAULT_REPLICATION_FACTOR",
            "KAFKA_MIN_INSYNC_REPLICAS",
            "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR",
            "KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR",
            "KAFKA_TRANSACTION_STATE_LOG_MIN_ISR",
            "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR",
            "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR",
            "KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS",
            "KAFKA_BROKER_SESSION_TIMEOUT_MS",
            "KAFKA_BROKER_HEARTBEAT_INTERVAL_MS",
            "KC_BOOTSTRAP_ADMIN_USERNAME",
            "KC_BOOTSTRAP_ADMIN_PASSWORD",
            "KC_HTTP_PORT",
            "KC_HTTP_MANAGEMENT_PORT",
            "KC_HEALTH_ENABLED",
            "KC_HOSTNAME",
            "KC_HOSTNAME_BACKCHANNEL_DYNAMIC",
            "GF_SECURITY_ADMIN_PASSWORD",
            "GF_AUTH_ANONYMOUS_ENABLED",
            "GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH",
            "GF_ANALYTICS_REPORTING_ENABLED",
            "GF_ANALYTICS_CHECK_FOR_UPDATES",
            "GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES");

    private ImageVariables() {}
}
