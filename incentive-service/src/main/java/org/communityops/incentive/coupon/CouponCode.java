package org.communityops.incentive.coupon;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * Codes of coupons, in Crockford's base 32 (https://www.crockford.com/base32.html): no letter that looks like a digit, and a
 * check symbol that finds every wrong symbol and every two that were swapped.
 *
 * <p>A generated code is 17 random symbols and the check symbol, in groups of six: {@code 7K3QX9-M2HT4B-ZC81VN}. It holds 84.8
 * bits: 17 × 5, less the fifth of a bit by which codes are left out whose check symbol would be one of the five that are no
 * letters or digits. An imported code is whatever its shop made it.
 */
public final class CouponCode {
    private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int RANDOM_SYMBOLS = 17;
    private static final int GROUP = 6;
    private static final int CHECK_MODULUS = 37;

    private CouponCode() {}

    /** A new code that nobody can guess. */
    static String generate(SecureRandom random) {
        var symbols = new StringBuilder();
        int check;
        do {
            symbols.setLength(0);
            for (var i = 0; i < RANDOM_SYMBOLS; i++) {
                symbols.append(SYMBOLS.charAt(random.nextInt(SYMBOLS.length())));
            }
            check = check(symbols);
        } while (check >= SYMBOLS.length());
        symbols.append(SYMBOLS.charAt(check));
        for (var at = symbols.length() - GROUP; at > 0; at -= GROUP) {
            symbols.insert(at, '-');
        }
        return symbols.toString();
    }

    /**
     * What a code is looked up by: without hyphens and spaces, in capitals, the letters O, I and L as the digits that they
     * look like. The same for all codes that people take for one.
     */
    public static String key(String code) {
        return code.replaceAll("[-\\s]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    /** Whether a code has the length and symbols of a generated one, but not its check symbol. */
    public static boolean isMistyped(String code) {
        var key = key(code);
        return key.length() == RANDOM_SYMBOLS + 1
                && key.chars().allMatch(symbol -> SYMBOLS.indexOf(symbol) >= 0)
                && check(key.substring(0, RANDOM_SYMBOLS)) != SYMBOLS.indexOf(key.charAt(RANDOM_SYMBOLS));
    }

    /** The number that the symbols are, modulo 37. */
    private static int check(CharSequence symbols) {
        return symbols.chars()
                .map(SYMBOLS::indexOf)
                .reduce(0, (rest, digit) -> (rest * SYMBOLS.length() + digit) % CHECK_MODULUS);
    }
}
