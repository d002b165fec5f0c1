package org.fleetrental.messaging.schema;

import com.microsoft.kiota.ApiException;
import io.apicurio.registry.client.RegistryClientFactory;
import io.apicurio.registry.client.common.RegistryClientOptions;
import io.apicurio.registry.rest.client.RegistryClient;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.fleetrental.messaging.MessagingConfig;
import org.fleetrental.messaging.RegistryUnavailableException;

/**
 * Released schemas, by their place in the registry and by their content id. Both never change, so an answer is kept for
 * good; a failure is not kept. Nothing is ever registered from here.
 */
@ApplicationScoped
public class SchemaRegistry {

    private static final int NOT_FOUND = 404;
    private static final Duration SILENCE = Duration.ofSeconds(1);

    /** Who asks holds a transaction or the relay's lanes: both are shorter than a lease. */
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(2);

    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(3);

    private final Map<SchemaReference, Long> contentIds = new ConcurrentHashMap<>();
    private final Map<Long, Schema> schemas = new ConcurrentHashMap<>();
    private final RegistryClient registry;
    private volatile long silentSince = System.nanoTime() - SILENCE.toNanos();

    @Inject
    public SchemaRegistry(MessagingConfig config, Vertx vertx) {
        this(config.registryUrl(), vertx);
    }

    public SchemaRegistry(URI registryUrl, Vertx vertx) {
        var bounds = new WebClientOptions()
                .setConnectTimeout(Math.toIntExact(CONNECT_PATIENCE.toMillis()))
                .setIdleTimeout(Math.toIntExact(ANSWER_PATIENCE.toSeconds()))
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        this.registry = RegistryClientFactory.create(RegistryClientOptions.create(registryUrl.toString(), vertx)
                .customWebClient(WebClient.create(vertx, bounds))
                .disableRetry());
    }

    /**
     * @throws UnknownSchemaException if the registry answers that it has no such schema
     * @throws RegistryUnavailableException if it does not answer within seconds
     */
    public long contentId(SchemaReference schema) {
        return contentIds.computeIfAbsent(
                schema,
                wanted -> ask(
                        wanted,
                        () -> registry.groups()
                                .byGroupId(wanted.group())
                                .artifacts()
                                .byArtifactId(wanted.name())
                                .versions()
                                .byVersionExpression(wanted.version())
                                .get()
                                .getContentId()));
    }

    /**
     * @throws UnknownSchemaException if the registry answers that it has no such schema
     * @throws RegistryUnavailableException if it does not answer
     */
    public Schema schema(long contentId) {
        return schemas.computeIfAbsent(
                contentId,
                wanted -> ask("content id " + wanted, () -> {
                    try (var content =
                            registry.ids().contentIds().byContentId(wanted).get()) {
                        return new Schema.Parser().parse(content);
                    } catch (IOException broken) {
                        throw new RegistryUnavailableException(
                                "The registry broke off in the middle of " + wanted, broken);
                    }
                }));
    }

    /** While the registry is silent it is asked once a second: others do not wait for the same silence in a row. */
    private <T> T ask(Object wanted, Supplier<T> question) {
        if (System.nanoTime() - silentSince < SILENCE.toNanos()) {
            throw new RegistryUnavailableException("The registry has just not answered; wanted: " + wanted);
        }
        try {
            return question.get();
        } catch (ApiException answer) {
            if (answer.getResponseStatusCode() == NOT_FOUND) {
                throw new UnknownSchemaException("The registry has no schema with " + wanted, answer);
            }
            throw new RegistryUnavailableException("The registry has no answer for " + wanted, answer);
        } catch (RuntimeException silence) {
            silentSince = System.nanoTime();
            throw new RegistryUnavailableException("The registry could not be asked for " + wanted, silence);
        }
    }
}
