package org.fleetrental.rentals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Values that stand for personal data and secrets, and occur nowhere else: where one is found, it got there from where
 * it was planted.
 */
final class Canaries {

    /** In every one that stands for personal data. */
    final String person = "canary" + UUID.randomUUID().toString().replace("-", "");

    /** In every one that stands for a secret of the client's. */
    final String secret = "secret" + UUID.randomUUID().toString().replace("-", "");

    /** A request to register the customer; several customers differ in their number. */
    Map<String, Object> customer(int number) {
        var request = new LinkedHashMap<String, Object>();
        request.put("fullName", "Ada " + person);
        request.put("email", email(number));
        request.put("driverLicenseNumber", "L" + number + person);
        request.put("driverLicenseExpiresOn", "2099-12-31");
        return request;
    }

    String email(int number) {
        return person + number + "@example.com";
    }

    /** Each wrong in another way, close to something personal. */
    List<String> malformed() {
        var expires = "\"driverLicenseExpiresOn\":\"2099-12-31\"";
        var license = "\"driverLicenseNumber\":\"L" + person + "\"";
        var email = "\"email\":\"" + email(9) + "\"";
        var name = "\"fullName\":\"" + person + "\"";
        return List.of(
                object(name + " " + email, license, expires),
                object(name, email, license, expires).substring(0, 60),
                object(name, email, license, expires) + person,
                "\"" + person + "\"",
                person,
                object(name, email, license, expires, "\"nickname\":\"" + person + "\""),
                object("\"fullName\":\"" + person + "x".repeat(300) + "\"", email, license, expires),
                object("\"fullName\":\"" + person + "\\u0000\"", email, license, expires),
                object("\"fullName\":{\"first\":\"" + person + "\"}", email, license, expires),
                object("\"fullName\":[\"" + person + "\"]", email, license, expires),
                object(name, "\"email\":\"no address " + person + "\"", license, expires),
                object(name, "\"email\":12, \"email\":\"" + person + "\"", license, expires),
                object(name, email, license, "\"driverLicenseExpiresOn\":\"" + person + "\""),
                object(name, email, license, "\"driverLicenseExpiresOn\":\"+99999-01-01\""),
                object(name, email, license, "\"driverLicenseExpiresOn\":" + person),
                object(name, email, expires));
    }

    /** As text, and as PostgreSQL shows bytes. */
    static List<String> asStored(String canary) {
        var hex = new StringBuilder();
        canary.chars().forEach(character -> hex.append(String.format(Locale.ROOT, "%02x", character)));
        return List.of(canary, hex.toString());
    }

    private static String object(String... fields) {
        return "{" + String.join(",", fields) + "}";
    }
}
