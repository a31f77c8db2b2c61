using Tessera.Providers.Masks;
using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Masks;

public sealed class VendorMaskTests
{
    private static readonly MediaInput Mask = TestImages.Row(255, 0, 200, 60);

    [Fact]
    public void White_changes_and_nothing_is_left_between_white_and_black() =>
        Made(MaskForm.WhiteChanges).ShouldBe([(255, 255), (0, 255), (255, 255), (0, 255)]);

    [Fact]
    public void Black_changes_where_the_vendor_has_it_the_other_way_round() =>
        Made(MaskForm.BlackChanges).ShouldBe([(0, 255), (255, 255), (0, 255), (255, 255)]);

    [Fact]
    public void Transparent_areas_change_where_the_vendor_reads_only_transparency() =>
        Made(MaskForm.ClearChanges).Select(pixel => pixel.Alpha).ShouldBe([(byte)0, (byte)255, (byte)0, (byte)255]);

    [Fact]
    public void A_mask_is_made_as_large_as_its_image()
    {
        var made = VendorMask.Of(Call(TestImages.Row(1, 2, 3, 4, 5, 6, 7, 8), Mask), MaskForm.WhiteChanges);

        TestImages.PixelsOf(made.ShouldNotBeNull().Content).Length.ShouldBe(8);
    }

    [Fact]
    public void An_unreadable_mask_or_image_is_the_callers_error()
    {
        var broken = new MediaInput("image/png", [1, 2, 3]);

        VendorMask.Of(Call(Mask, broken), MaskForm.WhiteChanges).ShouldBeNull();
        VendorMask.Of(Call(broken, Mask), MaskForm.WhiteChanges).ShouldBeNull();
        VendorMask.Of(TaskCalls.Of(TaskKind.Tool, "x", "", "{}", (VendorMask.Member, Mask)), MaskForm.WhiteChanges).ShouldBeNull();
        VendorMask.Unreadable.Kind.ShouldBe(FailureKind.InvalidInput);
        VendorMask.Unreadable.Message.ShouldContain("`mask_url`");
    }

    private static (byte Grey, byte Alpha)[] Made(MaskForm form) =>
        TestImages.PixelsOf(VendorMask.Of(Call(TestImages.Row(9, 9, 9, 9), Mask), form).ShouldNotBeNull().Content);

    private static TaskCall Call(MediaInput image, MediaInput mask) =>
        TaskCalls.Of(TaskKind.Tool, "x", "a hat", "{}", ("image_url", image), (VendorMask.Member, mask));
}
