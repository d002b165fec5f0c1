package org.fleetrental.messaging.schema;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.fleetrental.messaging.RegistryUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SchemaRegistryTest {

    @Test
    @Timeout(value = 20, unit = SECONDS)
    void aRegistryThatTakesTheQuestionAndNeverAnswersIsUnavailableSoon() throws IOException {
        var vertx = Vertx.vertx();
        // The system accepts what nobody takes up.
        try (var mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var registry = new SchemaRegistry(
                    URI.create("http://127.0.0.1:" + mute.getLocalPort() + "/apis/registry/v3"), vertx);

            assertThatThrownBy(() -> registry.schema(1)).isInstanceOf(RegistryUnavailableException.class);
            assertThatThrownBy(() -> registry.contentId(new SchemaReference("fleet", "Nothing", "1")))
                    .isInstanceOf(RegistryUnavailableException.class);
        } finally {
            vertx.close();
        }
    }
}
