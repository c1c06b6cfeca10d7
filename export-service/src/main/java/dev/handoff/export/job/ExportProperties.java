package dev.handoff.export.job;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the exports.
 *
 * @param folder where the files are, shared by all instances
 * @param instance this instance's name, different from all others' and the same after a restart
 * @param workers how many exports this instance builds at a time
 * @param retention how long a finished file can be had
 * @param deadAfter how long a worker's heart may stand still before its job is given to another
 * @param tries how often building is begun before the export fails
 */
@ConfigurationProperties("handoff.exports")
record ExportProperties(Path folder, String instance, int workers, Duration retention, Duration deadAfter, int tries) {}
