package dev.handoff.export.job;

import dev.handoff.export.contactcopy.CatchUp;
import dev.handoff.export.contactcopy.ContactCopy;
import dev.handoff.export.file.ExportFolder;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExportProperties.class)
class JobConfiguration {

    @Bean
    ExportRows exportRows(JsonMapper json) {
        return new ExportRows(json);
    }

    @Bean
    Exports exports(JdbcClient jdbc, ExportRows rows) {
        return new Exports(jdbc, rows);
    }

    @Bean
    JobQueue jobQueue(JdbcClient jdbc, ExportRows rows, ExportProperties settings) {
        return new JobQueue(jdbc, rows, settings);
    }

    @Bean
    ExportFolder exportFolder(ExportProperties settings) {
        return new ExportFolder(settings.folder());
    }

    @Bean
    ExportBuilder exportBuilder(
            CatchUp catchUp,
            ContactCopy copy,
            ExportFolder folder,
            JobQueue queue,
            ExportProperties settings,
            MeterRegistry metrics) {
        return new ExportBuilder(catchUp, copy, folder, queue, settings, metrics);
    }

    @Bean
    @DependsOnDatabaseInitialization
    ExportWorkers exportWorkers(JobQueue queue, ExportBuilder builder, ExportProperties settings) {
        return new ExportWorkers(queue, builder, settings.workers());
    }

    @Bean
    @DependsOnDatabaseInitialization
    Housekeeping housekeeping(Exports exports, ExportFolder folder) {
        return new Housekeeping(exports, folder, InstantSource.system());
    }

    @Bean
    @DependsOnDatabaseInitialization
    JobMetrics jobMetrics(Exports exports, MeterRegistry metrics) {
        return new JobMetrics(exports, metrics);
    }
}
