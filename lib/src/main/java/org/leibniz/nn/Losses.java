package org.leibniz.nn;

import java.util.stream.IntStream;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.ShapeException;

/** Losses: one number for how far results are from what they should be, the mean over the samples on the first axis. */
public final class Losses {
    /** Below this a number is 0 in single precision. */
    private static final double SMALLEST = 1.2e-38;

    private static final double SMALL_LENGTH = 1e-8;

    private Losses() {}

    /** Shapes that only broadcast, such as [n,1] and [n], would compare each sample with all others. */
    private static void same(String loss, Expr y, Expr target) {
        if (y.shape().equals(target.shape())) return;
        throw ShapeException.needed(loss, "shape " + y.shape() + " as " + y.described() + " has", target.described());
    }

    /** mean((y − t)²) over all elements. */
    public static Expr meanSquaredError(Expr y, Expr target) {
        same("squared error", y, target);
        return Ops.mean(y.minus(target).squared());
    }

    /** mean(|y − t|) over all elements. */
    public static Expr meanAbsoluteError(Expr y, Expr target) {
        same("absolute error", y, target);
        return Ops.mean(Ops.abs(y.minus(target)));
    }

    /** The mean of ½e² for |e| ≤ δ and δ(|e| − ½δ) above, with e = y − t (Huber 1964). */
    public static Expr huber(Expr y, Expr target, double delta) {
        same("huber", y, target);
        Expr size = Ops.abs(y.minus(target));
        Expr inner = Ops.min(size, delta);
        return Ops.mean(inner.times(size.minus(inner.div(2))));
    }

    /**
     * −mean Σ t ⊙ log softmax(z), the sum over the last axis: classes that exclude each other, from their logits.
     *
     * @param logits [n,…,classes]
     * @param target a distribution for each sample, {@code [n,…,classes]}, or the number of its class, {@code [n,…]}
     */
    public static Expr softmaxCrossEntropy(Expr logits, Expr target) {
        return Ops.mean(crossEntropies(logits, target));
    }

    /** As {@link #softmaxCrossEntropy}, the losses of all samples: {@code [n,…,classes]} to {@code [n,…]}. */
    public static Expr crossEntropies(Expr logits, Expr target) {
        int last = logits.shape().rank() - 1;
        return distribution(logits, target)
                .times(Ops.logSoftmax(logits))
                .sum(last)
                .unaryMinus();
    }

    static Expr distribution(Expr logits, Expr target) {
        int classes = logits.shape().rank() - 1;
        if (classes < 0) throw ShapeException.needed("cross entropy", "an axis of classes", logits.described());
        boolean labels = target.shape().rank() == classes;
        Expr distribution = labels ? Ops.oneHot(target, logits.shape().dim(classes)) : target;
        same("cross entropy", logits, distribution);
        return distribution;
    }

    /** A part of certainty given to all classes alike: (1 − ε)·t + ε/classes (Szegedy et al. 2016), over the last axis. */
    public static Expr smoothed(Expr target, double amount) {
        Expr classes = Ops.size(target.shape().dim(-1));
        return target.times(Constant.of(1).minus(amount))
                .plus(Constant.of(amount).div(classes));
    }

    /** Σ w·l / Σ w: losses that count more or less, or with a mask of 1 and 0, some of them. */
    public static Expr weightedMean(Expr losses, Expr weights) {
        same("weighted mean", losses, weights);
        return losses.times(weights).sum().div(weights.sum());
    }

    /** mean(softplus(z) − z ⊙ t): −mean(t ⊙ log σ(z) + (1 − t) ⊙ log(1 − σ(z))), written so that nothing overflows. */
    public static Expr binaryCrossEntropy(Expr logits, Expr target) {
        return Ops.mean(binaryCrossEntropies(logits, target));
    }

    private static Expr binaryCrossEntropies(Expr logits, Expr target) {
        same("binary cross entropy", logits, target);
        return Ops.softplus(logits).minus(logits.times(target));
    }

    /**
     * The mean of α·(1 − p)^γ·(−log p), where p is the probability given to what is true: what is known well counts little
     * (Lin et al., "Focal Loss for Dense Object Detection", 2017).
     *
     * @param target 0 or 1
     * @param alpha the weight of 1, that of 0 being 1 − α
     */
    public static Expr focal(Expr logits, Expr target, double alpha, double gamma) {
        same("focal", logits, target);
        Constant one = Constant.of(1);
        Expr p = Ops.sigmoid(logits);
        Expr wrong = p.plus(target).minus(p.times(target).times(2));
        Expr weight = target.times(alpha).plus(one.minus(target).times(1 - alpha));
        return Ops.mean(weight.times(wrong.pow(gamma)).times(binaryCrossEntropies(logits, target)));
    }

    /** mean Σ p·(log p − log q), the sum over the last axis (Kullback and Leibler 1951); 0·log 0 is 0. */
    public static Expr klDivergence(Expr p, Expr logQ) {
        same("divergence", p, logQ);
        int last = p.shape().rank() - 1;
        Expr logP = Ops.log(Ops.max(p, SMALLEST));
        return Ops.mean(p.times(logP.minus(logQ)).sum(last));
    }

    /** mean(max(0, 1 − y·t)) for targets −1 and 1. */
    public static Expr hinge(Expr y, Expr target) {
        same("hinge", y, target);
        return Ops.mean(Ops.relu(Constant.of(1).minus(y.times(target))));
    }

    /**
     * mean Σ t·max(0, 0.9 − v)² + ½(1 − t)·max(0, v − 0.1)², the sum over the classes on the last axis (Sabour, Frosst and
     * Hinton, "Dynamic Routing Between Capsules", 2017).
     *
     * @param lengths of the capsules, between 0 and 1
     */
    public static Expr capsuleMargin(Expr lengths, Expr target) {
        same("capsule margin", lengths, target);
        Expr present = Ops.relu(Constant.of(0.9).minus(lengths)).squared().times(target);
        Expr absent =
                Ops.relu(lengths.minus(0.1)).squared().times(Constant.of(1).minus(target));
        int last = lengths.shape().rank() - 1;
        return Ops.mean(present.plus(absent.div(2)).sum(last));
    }

    /** mean(1 − cos(a, b)), the angles being those of vectors along the last axis. */
    public static Expr cosineDistance(Expr a, Expr b) {
        same("cosine distance", a, b);
        int last = a.shape().rank() - 1;
        Expr lengths = Ops.max(Ops.norm2(a, last), SMALL_LENGTH).times(Ops.max(Ops.norm2(b, last), SMALL_LENGTH));
        return Ops.mean(Constant.of(1).minus(a.times(b).sum(last).div(lengths)));
    }

    /** mean(max(0, ‖a − p‖ − ‖a − n‖ + margin)), along the last axis (Schroff, Kalenichenko and Philbin 2015). */
    public static Expr triplet(Expr anchor, Expr positive, Expr negative, double margin) {
        same("triplet", anchor, positive);
        same("triplet", anchor, negative);
        int last = anchor.shape().rank() - 1;
        Expr near = Ops.norm2(anchor.minus(positive), last);
        Expr far = Ops.norm2(anchor.minus(negative), last);
        return Ops.mean(Ops.relu(near.minus(far).plus(margin)));
    }

    /** mean(1 − IoU) of boxes [n,4], each x₁, y₁, x₂, y₂ with x₁ &lt; x₂ and y₁ &lt; y₂. */
    public static Expr iou(Expr boxes, Expr target) {
        return Ops.mean(Constant.of(1).minus(new Boxes(boxes, target).iou()));
    }

    /** mean(1 − GIoU) of boxes, which has a slope for boxes apart as well (Rezatofighi et al. 2019); see {@link #iou}. */
    public static Expr giou(Expr boxes, Expr target) {
        Boxes both = new Boxes(boxes, target);
        Expr hull = both.hull();
        return Ops.mean(
                Constant.of(1).minus(both.iou()).plus(hull.minus(both.union()).div(hull)));
    }

    /** What two rows of boxes share. */
    private static final class Boxes {
        private final Expr[] a;
        private final Expr[] b;

        Boxes(Expr boxes, Expr target) {
            same("iou", boxes, target);
            this.a = sides(boxes);
            this.b = sides(target);
        }

        private static Expr[] sides(Expr boxes) {
            boolean fits = boxes.shape().rank() == 2 && boxes.shape().dim(1).equals(Dim.of(4));
            if (!fits) throw ShapeException.needed("iou", "boxes [n,4]", boxes.described());
            return IntStream.range(0, 4)
                    .mapToObj(i -> Ops.slice(boxes, 1, i, i + 1).sum(1))
                    .toArray(Expr[]::new);
        }

        private static Expr area(Expr width, Expr height) {
            return width.times(height);
        }

        private Expr overlap() {
            Expr width = Ops.min(a[2], b[2]).minus(Ops.max(a[0], b[0]));
            Expr height = Ops.min(a[3], b[3]).minus(Ops.max(a[1], b[1]));
            return area(Ops.relu(width), Ops.relu(height));
        }

        Expr union() {
            Expr both = area(a[2].minus(a[0]), a[3].minus(a[1])).plus(area(b[2].minus(b[0]), b[3].minus(b[1])));
            return both.minus(overlap());
        }

        Expr iou() {
            return overlap().div(union());
        }

        /** The area of the smallest box around both. */
        Expr hull() {
            Expr width = Ops.max(a[2], b[2]).minus(Ops.min(a[0], b[0]));
            Expr height = Ops.max(a[3], b[3]).minus(Ops.min(a[1], b[1]));
            return area(width, height);
        }
    }
}
