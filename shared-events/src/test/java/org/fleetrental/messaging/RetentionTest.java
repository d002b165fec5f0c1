package org.fleetrental.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When the inbox may forget. */
@QuarkusTest
class RetentionTest {

    private static final ConfigResource TOPIC = new ConfigResource(ConfigResource.Type.TOPIC, "fleet.rentals");

    @Inject
    Retention retention;

    @Inject
    InboxTable inbox;

    @Inject
    AgroalDataSource dataSource;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @AfterEach
    void restore() throws ExecutionException, InterruptedException {
        change(AlterConfigOp.OpType.DELETE, "");
    }

    @Test
    void anEventThatNoTopicHoldsAnyMoreIsForgotten() throws Exception {
        change(AlterConfigOp.OpType.SET, "86400000");
        var event = handledAYearAgo();

        retention.removeHandled();

        assertThat(inbox.known(List.of(event))).isEmpty();
    }

    @Test
    void nothingIsForgottenWhileATopicKeepsItForLonger() throws Exception {
        change(AlterConfigOp.OpType.SET, "31536000000");
        var event = handledAYearAgo();

        retention.removeHandled();

        assertThat(inbox.known(List.of(event))).containsExactly(event);
    }

    @Test
    void nothingIsForgottenIfATopicKeepsItsRecordsForGood() throws Exception {
        change(AlterConfigOp.OpType.SET, "-1");
        var event = handledAYearAgo();

        retention.removeHandled();

        assertThat(inbox.known(List.of(event))).containsExactly(event);
    }

    private UUID handledAYearAgo() throws SQLException {
        var event = Ids.next();
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement("""
                        insert into inbox_processed_messages (consumer, event_id, event_type, processed_at)
                        values ('fleet', ?, 'test', now() - interval '1 year')
                        """)) {
            insert.setObject(1, event);
            insert.executeUpdate();
        }
        return event;
    }

    private void change(AlterConfigOp.OpType operation, String millis) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            var entry = new ConfigEntry(TopicConfig.RETENTION_MS_CONFIG, millis);
            admin.incrementalAlterConfigs(Map.of(TOPIC, List.of(new AlterConfigOp(entry, operation))))
                    .all()
                    .get();
        }
    }
}
