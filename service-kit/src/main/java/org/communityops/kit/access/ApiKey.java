package org.communityops.kit.access;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * An API key: {@code cop_<kind>_<key id 12><secret 32><check sum 6>}, the last three in base62. The check sum (CRC-32 of all
 * before it) tells typing errors and garbage without a look-up and lets scanners find leaked keys.
 */
public final class ApiKey {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(62);
    private static final int ID = 12;
    private static final int SECRET = 32;
    private static final int CHECK = 6;
    private static final Pattern FORM = Pattern.compile("cop_(own|app|bot|bi|svc)_([0-9A-Za-z]{50})");

    private final KeyKind kind;
    private final String keyId;
    private final String secret;

    private ApiKey(KeyKind kind, String keyId, String secret) {
        this.kind = kind;
        this.keyId = keyId;
        this.secret = secret;
    }

    /** A new key; its secret has 190 bits of entropy. */
    public static ApiKey generate(KeyKind kind, SecureRandom random) {
        return new ApiKey(kind, letters(random, ID), letters(random, SECRET));
    }

    /** The key that a text is, empty when it has not the form or the check sum is wrong. */
    public static Optional<ApiKey> parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        var body = form.group(2);
        var kind = Arrays.stream(KeyKind.values())
                .filter(k -> k.label().equals(form.group(1)))
                .findAny()
                .orElseThrow();
        var key = new ApiKey(kind, body.substring(0, ID), body.substring(ID, ID + SECRET));
        return key.text().equals(text) ? Optional.of(key) : Optional.empty();
    }

    public KeyKind kind() {
        return kind;
    }

    /** The public part, by which a key is found and named. */
    public String keyId() {
        return keyId;
    }

    /** SHA-256 of the secret: what is stored. */
    public byte[] secretHash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The whole key. Shown to its owner once and never logged. */
    public String text() {
        var body = "cop_" + kind.label() + "_" + keyId + secret;
        return body + checkSum(body);
    }

    @Override
    public String toString() {
        return "cop_" + kind.label() + "_" + keyId + "…";
    }

    private static String checkSum(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        var rest = BigInteger.valueOf(crc.getValue());
        var digits = new char[CHECK];
        for (var i = CHECK - 1; i >= 0; i--) {
            var parts = rest.divideAndRemainder(BASE);
            digits[i] = ALPHABET.charAt(parts[1].intValue());
            rest = parts[0];
        }
        return new String(digits);
    }

    private static String letters(SecureRandom random, int count) {
        var letters = new char[count];
        for (var i = 0; i < count; i++) {
            letters[i] = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        }
        return new String(letters);
    }
}
