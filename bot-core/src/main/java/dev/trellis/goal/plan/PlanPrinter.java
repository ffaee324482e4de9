package dev.trellis.goal.plan;

/** Makes a PDF of a plan. Where nobody can, a plan is taken as Markdown alone. */
public interface PlanPrinter {
    byte[] print(PlanDocument plan);
}
