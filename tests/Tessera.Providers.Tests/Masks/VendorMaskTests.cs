using Tessera.Providers.Masks;
using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Masks;

public sealed class VendorMaskTests
{
    private static readonly MediaInput Mask = Drawn.Row(255, 0, 200, 60);

    [Fact]
    public void White_changes_and_nothing_is_left_between_white_and_black() =>
        Made(MaskForm.WhiteChanges).ShouldBe([(255, 255), (0, 255), (255, 255), (0, 255)]);

    [Fact]
    public void Black_changes_where_the_vendor_has_it_the_other_way_round() =>
        Made(MaskForm.BlackChanges).ShouldBe([(0, 255), (255, 255), (0, 255), (255, 255)]);

    [Fact]
    public void What_is_clear_changes_where_the_vendor_looks_at_nothing_else() =>
        Made(MaskForm.ClearChanges).Select(pixel => pixel.Alpha).ShouldBe([(byte)0, (byte)255, (byte)0, (byte)255]);

    [Fact]
    public void A_mask_is_made_as_large_as_its_picture()
    {
        var made = VendorMask.Of(Call(Drawn.Row(1, 2, 3, 4, 5, 6, 7, 8), Mask), MaskForm.WhiteChanges);

        Drawn.PixelsOf(made.ShouldNotBeNull().Content).Length.ShouldBe(8);
    }

    [Fact]
    public void A_mask_or_a_picture_that_cannot_be_read_is_the_callers_mistake()
    {
        var broken = new MediaInput("image/png", [1, 2, 3]);

        VendorMask.Of(Call(Mask, broken), MaskForm.WhiteChanges).ShouldBeNull();
        VendorMask.Of(Call(broken, Mask), MaskForm.WhiteChanges).ShouldBeNull();
        VendorMask.Of(Calls.Of(TaskKind.Tool, "x", "", "{}", (VendorMask.Member, Mask)), MaskForm.WhiteChanges).ShouldBeNull();
        VendorMask.Unreadable.Kind.ShouldBe(FailureKind.InvalidInput);
        VendorMask.Unreadable.Message.ShouldContain("`mask_url`");
    }

    private static (byte Grey, byte Alpha)[] Made(MaskForm form) =>
        Drawn.PixelsOf(VendorMask.Of(Call(Drawn.Row(9, 9, 9, 9), Mask), form).ShouldNotBeNull().Content);

    private static TaskCall Call(MediaInput picture, MediaInput mask) =>
        Calls.Of(TaskKind.Tool, "x", "a hat", "{}", ("image_url", picture), (VendorMask.Member, mask));
}
