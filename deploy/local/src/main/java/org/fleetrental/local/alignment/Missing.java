package org.fleetrental.local.alignment;

import java.time.Instant;
import java.util.UUID;

/**
 * An event that its owner's database calls published, and that is not on its topic.
 *
 * @param publishedAt when the relay had Kafka's word for it
 */
public record Missing(String owner, UUID eventId, String topic, String type, String key, Instant publishedAt) {}
