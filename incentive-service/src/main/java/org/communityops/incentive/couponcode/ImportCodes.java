package org.communityops.incentive.couponcode;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Codes that a shop has made itself. */
@Schema(description = "Codes of a shop's own (导入券码).")
record ImportCodes(
        @NotNull @Size(min = 1, max = 1000) @Schema(
                description =
                        "4 to 64 letters and digits; hyphens count for nothing, nor do capitals, and O, I and L are the digits they look like. Long ones are hard to guess.",
                examples = "[\"SPRING-8812\", \"SPRING-8813\"]")
        List<@NotNull @Size(max = 100) @Pattern(regexp = FORM, message = "is 4 to 64 letters and digits") String>
                codes) {
    static final String FORM = "-*([A-Za-z0-9]-*){4,64}";

    ImportCodes {
        // Not List.copyOf: a null element is for validation to name.
        codes = codes == null ? List.of() : java.util.Collections.unmodifiableList(codes);
    }
}
