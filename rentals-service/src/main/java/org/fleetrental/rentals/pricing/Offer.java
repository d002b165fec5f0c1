package org.fleetrental.rentals.pricing;

/**
 * What a customer can have a vehicle at.
 *
 * @param terms what becomes of the price if the rental takes another course
 * @param line the price of the window, which is the first line of the rental that takes the offer
 */
public record Offer(Terms terms, PricedLine line) {}
