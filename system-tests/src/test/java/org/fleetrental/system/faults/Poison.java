package org.fleetrental.system.faults;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Records that no consumer can take in, made from a good {@code RentalReserved}; each with a key and an id of its own.
 */
enum Poison {
    BAD_MAGIC {
        @Override
        byte[] spoil(byte[] value) {
            value[0] = 1;
            return value;
        }
    },
    UNKNOWN_SCHEMA {
        @Override
        byte[] spoil(byte[] value) {
            ByteBuffer.wrap(value).putInt(1, 999_999);
            return value;
        }
    },
    TRUNCATED {
        @Override
        byte[] spoil(byte[] value) {
            return Arrays.copyOf(value, value.length / 2);
        }
    },
    /** A string of two billion bytes, as it says itself: what makes room for that first has no memory left. */
    GARBLED_LENGTH {
        @Override
        byte[] spoil(byte[] value) {
            byte[] twoBillion = {(byte) 0x80, (byte) 0xd0, (byte) 0xac, (byte) 0xf3, 0x0e};
            System.arraycopy(twoBillion, 0, value, 5, twoBillion.length);
            return value;
        }
    },
    WRONG_TYPE {
        @Override
        String type(String type) {
            return type.replace("RentalReserved", "RentalCancelled");
        }

        @Override
        List<String> victims() {
            return List.of("fleet", "maintenance", "accounting");
        }
    },
    /** The snapshot is that of another rental than the headers say. */
    REFUSED_BY_A_RULE,
    EMPTY {
        @Override
        byte[] spoil(byte[] value) {
            return null;
        }
    },
    OVERSIZED {
        @Override
        byte[] spoil(byte[] value) {
            return Arrays.copyOf(value, 900_000);
        }
    },
    NO_HEADERS {
        @Override
        List<String> victims() {
            return List.of("fleet", "maintenance", "accounting");
        }
    };

    static final String TOPIC = "fleet.rentals";
    static final String TEMPLATE = "org.fleetrental.events.rentals.RentalReserved";

    byte[] spoil(byte[] value) {
        return value;
    }

    String type(String type) {
        return type;
    }

    /** The services that react to such an event, and so find out. */
    List<String> victims() {
        return List.of("accounting");
    }

    ProducerRecord<byte[], byte[]> record(ConsumerRecord<byte[], byte[]> template) {
        var key = UUID.randomUUID().toString();
        var headers = new ArrayList<Header>();
        if (this != NO_HEADERS) {
            for (var header : template.headers()) {
                headers.add(
                        switch (header.key()) {
                            case "ce_id" -> header("ce_id", UUID.randomUUID().toString());
                            case "ce_subject" -> header("ce_subject", key);
                            case "ce_type" -> header("ce_type", type(TEMPLATE));
                            default -> header;
                        });
            }
        }
        var value = spoil(template.value().clone());
        return new ProducerRecord<>(TOPIC, null, key.getBytes(StandardCharsets.UTF_8), value, headers);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
