package org.communityops.kit.problem;

/**
 * One wrong member of a request.
 *
 * @param pointer where it is, an RFC 6901 JSON pointer; for a query parameter its name
 * @param code what kind of fault, lower-case words with hyphens
 * @param detail what is wrong and what to change
 */
public record Fault(String pointer, String code, String detail) {
    public static Fault at(String pointer, String code, String detail) {
        return new Fault(pointer, code, detail);
    }
}
