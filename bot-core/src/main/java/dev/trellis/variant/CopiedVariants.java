package dev.trellis.variant;

import dev.trellis.conversation.Turn;
import dev.trellis.program.Beginning;
import dev.trellis.program.Program;
import jakarta.inject.Singleton;
import java.util.List;

/** What is different for some in one program is so in its copy. */
@Singleton
class CopiedVariants implements Beginning {
    private final Variants variants;

    CopiedVariants(Variants variants) {
        this.variants = variants;
    }

    @Override
    public void duplicated(Turn turn, Program from, Program program) {
        variants.findByOrganizationIdAndProgramIdInOrderById(program.organizationId(), List.of(from.id()))
                .forEach(variant -> variants.save(new Variant(
                        0,
                        program.organizationId(),
                        program.id(),
                        variant.region(),
                        variant.jobFunction(),
                        variant.language(),
                        variant.checkInCadence(),
                        variant.purpose(),
                        variant.holidays())));
    }
}
